-- Hands in one draft with each request. Arguments: the file of cookies and tokens, and the address's path.
local threads = {}
function setup(thread) thread:set("id", #threads); table.insert(threads, thread) end

function init(args)
  requests, at, wrong, last = {}, 0, 0, ""
  local number = 0
  for line in io.lines(args[1]) do
    if number % 2 == id then
      local cookies, token = line:match("^(.-)\t(.*)$")
      local body = "__RequestVerificationToken=" .. token
      table.insert(requests, wrk.format("POST", args[2], { ["Cookie"] = cookies, ["Content-Type"] = "application/x-www-form-urlencoded" }, body))
    end
    number = number + 1
  end
end

function request()
  at = at + 1
  if at > #requests then wrong = wrong + 1; last = "no drafts left"; at = 1 end
  return requests[at]
end

function response(status, headers, body)
  if status ~= 302 or not (headers["Location"] or ""):find("/apply/done", 1, true) then wrong = wrong + 1; last = status .. " " .. (headers["Location"] or "") end
end

function done(summary, latency, requests)
  local sum, said = 0, ""
  for _, thread in ipairs(threads) do sum = sum + thread:get("wrong"); if thread:get("last") ~= "" then said = thread:get("last") end end
  print("unexpected answers: " .. sum .. " " .. said)
end
