// Shows the photo before it is sent and says when it will not be readable.
for (const input of document.querySelectorAll('input[type=file][data-camera]')) {
  const say = document.getElementById(input.dataset.camera);
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file || !say) return;
    say.textContent = '';
    if (!file.type.startsWith('image/')) return;
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    image.alt = 'Tu foto';
    image.className = 'photo';
    try {
      await image.decode();
    } catch {
      say.textContent = 'No pudimos abrir la foto. Toma otra.';
      return;
    }
    const words = advice(image);
    const line = document.createElement('p');
    line.textContent = words ?? 'Se ve bien. Revisa que todas las letras se lean.';
    image.width = 240;
    say.replaceChildren(image, line);
  });
}

function advice(image) {
  if (Math.max(image.naturalWidth, image.naturalHeight) < 900) {
    return 'La foto es pequeña. Acerca la credencial hasta que llene la pantalla.';
  }
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, 64, 64);
  const { data } = context.getImageData(0, 0, 64, 64);
  let light = 0;
  for (let at = 0; at < data.length; at += 4) light += (data[at] + data[at + 1] + data[at + 2]) / 3;
  light /= data.length / 4;
  if (light < 60) return 'Está muy oscura. Busca más luz.';
  if (light > 225) return 'Tiene demasiado brillo. Evita el reflejo.';
  return null;
}
