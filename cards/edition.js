/* Finds an indicator in a place by the words of both, in any order; words that nothing here has are left out. Without
   this script the page has the same links in its table. */
(() => {
  const field = document.getElementById("find"), list = document.getElementById("results"), told = document.getElementById("found");
  const common = new Set("a an and at by for from in of on or the to what where which who".split(" "));
  const words = (text) => text.toLowerCase().replace(/\b(\w+ years? ago|last year)\b/g, " ").match(/[\p{L}\p{N}]+/gu) || [];
  const heads = [...document.querySelectorAll(".rug thead th:not(.wanted)")].slice(1).map((one) => one.textContent);
  const every = [...document.querySelectorAll(".rug tr.line")].flatMap((row) =>
    [...row.querySelectorAll("td:not(.wanted)")].map((cell, at) => ({ cell, place: heads[at] }))
      .filter(({ cell }) => cell.querySelector("a"))
      .map(({ cell, place }) => ({
        words: words(`${row.dataset.find} ${row.querySelector("th").textContent} ${place} ${row.closest("tbody").querySelector(".outcome").textContent}`),
        says: `${row.querySelector("th").textContent.trim()}, ${place}`, link: cell.querySelector("a"),
      })));
  const fits = (one, word) => one.words.some((its) => its.startsWith(word));
  const find = () => {
    const asked = words(field.value).filter((word) => !common.has(word)).filter((word) => every.some((one) => fits(one, word)));
    const score = (one) => asked.filter((word) => fits(one, word)).length;
    const best = Math.max(0, ...every.map(score));
    const found = asked.length ? every.filter((one) => score(one) === best) : [];
    list.replaceChildren(...found.slice(0, 12).map(({ says, link }) => {
      const item = document.createElement("li"), copy = document.createElement("a");
      copy.href = link.href;
      copy.textContent = `${says}: ${link.textContent.trim().replace(/\s+/g, " ")}`;
      item.append(copy);
      return item;
    }));
    told.textContent = field.value.trim() ? (found.length ? `${found.length} found` : "Nothing is called that here.") : "";
  };
  field.addEventListener("input", find);
  field.closest(".search").hidden = false;
  if (field.value) find();
})();
