// Takes the photo with the computer's camera. Without this script, the form's file field is used.
const taking = document.querySelector('[data-camera]');
const input = document.querySelector('[data-upload] input[type=file]');
if (taking && input && navigator.mediaDevices?.getUserMedia) begin();

function begin() {
  const [view, start, take, told] = ['video', '[data-start]', '[data-take]', '[role=status]'].map(part => taking.querySelector(part));
  let stream = null;
  taking.hidden = false;
  start.addEventListener('click', async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1600 }, height: { ideal: 1200 } }, audio: false });
      view.srcObject = stream;
      await view.play();
      told.textContent = '';
      show(true);
    } catch {
      told.textContent = taking.dataset.refused;
    }
  });
  take.addEventListener('click', () => {
    if (!view.videoWidth) return;
    const picture = document.createElement('canvas');
    [picture.width, picture.height] = [view.videoWidth, view.videoHeight];
    picture.getContext('2d').drawImage(view, 0, 0);
    picture.toBlob(blob => {
      const files = new DataTransfer();
      files.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      told.textContent = taking.dataset.taken;
      stop();
    }, 'image/jpeg', 0.95);
  });
  addEventListener('pagehide', stop);

  function show(on) {
    view.hidden = take.hidden = !on;
    start.hidden = on;
  }

  function stop() {
    stream?.getTracks().forEach(track => track.stop());
    [stream, view.srcObject] = [null, null];
    show(false);
  }
}
