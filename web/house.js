// Small comforts. Every page works without them.

const root = document.documentElement;

// Light or dark by hand. The choice travels in a cookie, so the server paints it at once.
const toggle = document.querySelector('[data-theme-toggle]');
if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    const systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : systemDark;
    root.dataset.theme = isDark ? 'light' : 'dark';
    const secure = location.protocol === 'https:';
    document.cookie = `${secure ? '__Host-' : ''}tema=${root.dataset.theme}; path=/; ` +
      `max-age=31536000; samesite=lax${secure ? '; secure' : ''}`;
  });
}

// "/" goes to the search; J and K walk the rows.
const isTyping = (target) => target.closest('input, select, textarea, [contenteditable]');
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === 'j' || event.key === 'k') {
    const links = [...document.querySelectorAll('main tbody tr')]
      .map((row) => row.querySelector('a')).filter(Boolean);
    if (!links.length) return;
    const here = links.findIndex((link) => link.closest('tr').contains(document.activeElement));
    const next = event.key === 'j' ? here + 1 : here - 1;
    links[Math.max(0, Math.min(links.length - 1, next))].focus();
  }
});

// Copy what stands beside the button.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const label = button.querySelector('span') ?? button;
    const before = label.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = 'Copiado';
    setTimeout(() => { label.textContent = before; }, 2000);
  });
}

// Unsaved words are not lost by accident.
for (const form of document.querySelectorAll('form[data-guard]')) {
  let isDirty = false;
  form.addEventListener('input', () => { isDirty = true; });
  form.addEventListener('submit', () => { isDirty = false; });
  addEventListener('beforeunload', (event) => { if (isDirty) event.preventDefault(); });
}

// One press, one sending.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

document.querySelector('.error-summary')?.focus();
