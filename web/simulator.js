// Asks the server again as the form changes, and puts its answer in place: the same figures that
// the form would bring without this.
for (const form of document.querySelectorAll('form[data-live]')) {
  const target = document.getElementById(form.dataset.live);
  if (!target) continue;
  for (const button of form.querySelectorAll('[data-live-submit]')) button.hidden = true;
  for (const extra of form.querySelectorAll('[data-live-show]')) extra.hidden = false;

  let timer, asked;
  const ask = async () => {
    const query = new URLSearchParams(new FormData(form)).toString();
    asked?.abort();
    asked = new AbortController();
    target.classList.add('sim-busy');
    try {
      const reply = await fetch(`${new URL(form.action).pathname}?${query}`, {
        headers: { 'x-fragment': form.dataset.live }, signal: asked.signal,
      });
      if (reply.ok || reply.status === 422) {
        target.innerHTML = await reply.text();
        history.replaceState(null, '', `?${query}`);
      }
      target.classList.remove('sim-busy');
    } catch (error) {
      if (error.name !== 'AbortError') form.submit();
    }
  };
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(ask, milliseconds); };
  form.addEventListener('input', (event) => {
    for (const twin of form.querySelectorAll(`[data-twin="${event.target.id}"]`)) {
      twin.value = event.target.value;
    }
    const lead = event.target.dataset.twin && document.getElementById(event.target.dataset.twin);
    if (lead) lead.value = event.target.value;
    later(180);
  });
  form.addEventListener('change', (event) => {
    if (event.target.closest('[data-live-reload]')) form.submit();
    else later(0);
  });
}
