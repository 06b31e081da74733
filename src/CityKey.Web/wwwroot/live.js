// Updates the table of portal nodes from the event stream. Without this script, the link below it reloads the page.
const place = document.querySelector('[data-live]');
if (place && 'EventSource' in window) follow();

function follow() {
  const source = new EventSource(place.dataset.live);
  const body = place.querySelector('tbody');
  const heads = [...place.querySelectorAll('th')].map(head => head.textContent);
  const epoch = document.querySelector('[name=epoch]').value;
  source.addEventListener('end', () => source.close());
  source.addEventListener('message', event => {
    const now = JSON.parse(event.data);
    body.replaceChildren(...now.nodes.map(row));
    place.querySelector('[data-none]').hidden = now.nodes.length > 0;
    place.querySelector('[data-old]').hidden = String(now.epoch) === epoch;
  });

  function row(node) {
    const line = document.createElement('tr');
    const badge = document.createElement('span');
    badge.className = `badge ${node.tone}`;
    badge.textContent = node.stands;
    [node.name, badge, node.draws, node.heard].forEach((content, at) => {
      const cell = document.createElement('td');
      cell.dataset.label = heads[at];
      cell.append(content);
      line.append(cell);
    });
    return line;
  }
}
