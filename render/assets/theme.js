// Not a module: it must run before the first paint, or a page that its reader
// wants dark would flash.
try {
  const saved = localStorage.getItem("dmrel-theme");
  if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
} catch { /* The reader lets no site remember anything. */ }
