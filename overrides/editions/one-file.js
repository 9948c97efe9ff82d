// All that search needs stands in this file, so there is nothing to load.
(() => {
  const input = document.getElementById("search-words");
  input.onfocus = () => {
    input.onfocus = null;
    stillNearSearch.panel(input, "", () => {});
  };
})();
