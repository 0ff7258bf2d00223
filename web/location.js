// Fills the hidden fields with where the phone is, when the person asks for it.
for (const button of document.querySelectorAll('[data-locate]')) {
  const form = button.closest('form');
  const say = document.getElementById(button.dataset.locate);
  if (!navigator.geolocation || !form) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    say.textContent = 'Buscando tu ubicación…';
    navigator.geolocation.getCurrentPosition((position) => {
      const { latitude, longitude, accuracy } = position.coords;
      form.elements.latitude.value = latitude.toFixed(6);
      form.elements.longitude.value = longitude.toFixed(6);
      form.elements.accuracy.value = Math.round(accuracy);
      say.textContent = `Listo: ubicación con precisión de ${Math.round(accuracy)} metros.`;
      button.dataset.done = 'yes';
    }, () => {
      say.textContent = 'No recibimos tu ubicación. Puedes dar permiso en tu navegador o terminar en sucursal.';
    }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
  });
}
