// Narrows a list in place to the items that match every choice of its form. The choices
// stay in the query string, so that the address can be shared, and are kept by the links
// to other languages; going back undoes the last one.

const switchLinks = document.querySelectorAll("a[rel=alternate][hreflang]");

for (const list of document.querySelectorAll("[data-filterable]")) {
  const form = list.querySelector("[data-filter-form]");
  const count = form.querySelector("[data-filter-count]");
  const items = [...list.querySelectorAll("[data-filter-item]")];
  const groups = [...list.querySelectorAll("[data-filter-group]")];
  const fields = [...form.querySelectorAll("select")];

  const matches = (item) =>
    fields.every(
      ({ name, value }) =>
        !value || item.getAttribute(`data-filter-${name}`).split(" ").includes(value),
    );

  const show = () => {
    for (const item of items) item.hidden = !matches(item);
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filter-item]:not([hidden])");
    }
    const shown = items.filter((item) => !item.hidden).length;
    const { none, one, some } = form.dataset;
    const words = shown === 0 ? none : shown === 1 ? one : some;
    count.textContent = words.replace("{count}", shown);
    for (const link of switchLinks) link.search = location.search;
  };

  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = query.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    show();
  };

  const writeAddress = () => {
    const chosen = fields.filter(({ value }) => value);
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value]));
    history.pushState(null, "", query.size ? `?${query}` : location.pathname);
    show();
  };

  form.addEventListener("change", writeAddress);
  form.querySelector("button").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    writeAddress();
  });
  addEventListener("popstate", readAddress);
  form.hidden = false;
  for (const links of document.querySelectorAll("[data-filter-links]")) links.hidden = true;
  readAddress();
}
