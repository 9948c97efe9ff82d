// The weather takes this page's place in the window's list, so that Back does not lead here.
document.querySelector("[data-quick-exit]").addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});
