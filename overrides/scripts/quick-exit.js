// The weather takes this page's place in the window's list, so that Back does not lead here.
for (const leave of document.querySelectorAll("[data-quick-exit]")) {
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(leave.href);
  });
}
