// Adds a preview and the progress of an upload. Without this script, the form is sent as usual.
const percent = new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent' });
const tell = (field, words) => { field.querySelector('.going').textContent = words; };

for (const field of document.querySelectorAll('[data-upload]')) {
  const input = field.querySelector('input[type=file]');
  input.addEventListener('change', () => preview(field, input.files[0]));
  input.form?.addEventListener('submit', event => send(event, field, input));
}

function preview(field, file) {
  field.querySelector('.preview')?.remove();
  tell(field, '');
  if (!file?.type.startsWith('image/')) return;
  const picture = document.createElement('img');
  picture.className = 'preview';
  picture.alt = '';
  picture.onload = () => URL.revokeObjectURL(picture.src);
  picture.onerror = () => picture.remove();
  picture.src = URL.createObjectURL(file);
  field.querySelector('.drop').prepend(picture);
}

function send(event, field, input) {
  if (!input.files.length || event.defaultPrevented) return;
  const form = input.form;
  const body = new FormData(form, event.submitter);
  const request = new XMLHttpRequest();
  event.preventDefault();
  field.setAttribute('aria-busy', 'true');
  request.upload.onprogress = part => {
    if (part.lengthComputable) tell(field, field.dataset.sending.replace('{0}', percent.format(part.loaded / part.total)));
  };
  request.onerror = () => {
    field.removeAttribute('aria-busy');
    tell(field, field.dataset.failed);
  };
  // When the form was refused, it is sent again without the script, so that the browser shows the page with the errors.
  // A redirect means that the picture was accepted; sending the form again would upload it twice.
  request.onload = () => request.status >= 400 && request.responseURL === form.action
    ? form.submit()
    : location.assign(request.responseURL);
  request.open('POST', form.action);
  request.send(body);
}
