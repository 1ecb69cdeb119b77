// Follows the notes while somebody writes them: reloads the page when they have
// changed, and shows what is wrong with them when they cannot be read.
// @ts-check

const meta = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=dmrel-live]"));
const events = new EventSource(meta.content);
let lost = false;

events.addEventListener("error", () => { lost = true; });
events.addEventListener("open", () => { if (lost) location.reload(); }); // the server started anew
events.addEventListener("reload", () => location.reload());
events.addEventListener("problem", (event) => {
  let banner = document.getElementById("page.live");
  if (!banner) {
    banner = document.createElement("p");
    banner.id = "page.live";
    banner.role = "alert";
    document.body.append(banner);
  }
  banner.textContent = event.data;
});
