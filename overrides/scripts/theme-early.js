// Before anything is painted: the colors the reader chose on an earlier page.
try { const kept = localStorage.getItem("theme"); if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept; } catch {}
