-- Sends one picture with each request, each time for another draft. Arguments: the file of cookies and tokens, the path, the picture.
local threads = {}
function setup(thread) thread:set("id", #threads); table.insert(threads, thread) end

function init(args)
  people, at, wrong, last, path = {}, 0, 0, "", args[2]
  local number = 0
  for line in io.lines(args[1]) do
    if number % 2 == id then
      local cookies, token = line:match("^(.-)\t(.*)$")
      table.insert(people, { ["Cookie"] = cookies, ["RequestVerificationToken"] = token, ["Content-Type"] = "multipart/form-data; boundary=citykey-picture" })
    end
    number = number + 1
  end
  local file = io.open(args[3], "rb")
  body = "--citykey-picture\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n" .. file:read("*a") .. "\r\n--citykey-picture--\r\n"
  file:close()
end

function request()
  at = at % #people + 1
  return wrk.format("POST", path, people[at], body)
end

function response(status, headers)
  if status ~= 302 then wrong = wrong + 1; last = status .. "" end
end

function done(summary, latency, requests)
  local sum, said = 0, ""
  for _, thread in ipairs(threads) do sum = sum + thread:get("wrong"); if thread:get("last") ~= "" then said = thread:get("last") end end
  print("unexpected answers: " .. sum .. " " .. said)
end
