// What every page gets: the switch of the colours, a language switch that keeps
// the place, and buttons that copy commands.
// @ts-check

/**
 * What a template of the page holds.
 * @param {string} name
 */
export function template(name) {
  return /** @type {HTMLTemplateElement} */ (document.getElementById(`part.${name}`)).content;
}

/**
 * A copy of the one element of a template.
 * @param {string} name
 */
export function part(name) {
  return /** @type {HTMLElement} */ (template(name).firstElementChild?.cloneNode(true));
}

/**
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* The reader lets no site remember anything. */ }
}

/** @param {string} key */
export function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function addThemeSwitch() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = part("theme");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("dmrel-theme", root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  show();
  document.querySelector(".tools")?.append(button);
}

// The other language is wanted for the same place: with query and anchor.
function keepPlace() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"))) {
    link.addEventListener("click", () => {
      remember("dmrel-language", link.hreflang);
      if (link.className !== "language") return;
      link.search = location.search;
      link.hash = location.hash;
    });
  }
}

/** Browsers let only pages copy that came over a safe connection. */
export const canCopy = !!navigator.clipboard;

/**
 * Makes a button copy a text, and say for a moment that it did. An icon says it
 * by its name, other buttons by their words.
 * @param {HTMLElement} button
 * @param {() => string | Promise<string>} text
 */
export function copyOnClick(button, text) {
  const isIcon = !button.textContent, words = isIcon ? button.title : button.textContent ?? "";
  const say = (/** @type {string} */ words) => {
    if (isIcon) button.title = button.ariaLabel = words;
    else button.textContent = words;
  };
  const sayFor2s = (/** @type {string} */ state, /** @type {string} */ outcome) => {
    button.classList.add(state);
    say(outcome);
    setTimeout(() => {
      button.classList.remove(state);
      say(words);
    }, 2000);
  };
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(await text());
      sayFor2s("done", button.dataset.done ?? words);
    } catch (error) {
      console.warn(error);
      sayFor2s("failed", button.dataset.failed ?? words);
    }
  });
}

/**
 * Puts buttons behind what people copy: code blocks, hashes, and in steps the
 * commands, which are the code with a space in it.
 * @param {ParentNode} root
 */
export function addCopyButtons(root) {
  if (!canCopy) return;
  for (const code of root.querySelectorAll("pre > code, .hash code, .steps code")) {
    const text = code.textContent?.trim() ?? "";
    if (!code.matches("pre *, .hash *") && !/\s/.test(text)) continue;
    const button = part("copy");
    copyOnClick(button, () => text);
    (code.closest("a") ?? code).after(button);
  }
}

/** Where a key stands for itself. @param {EventTarget | null} target */
function takesText(target) { return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)); }

// "/" goes to the search from anywhere.
function addSearchKey() {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
    const field = document.getElementById("page.query") ?? document.querySelector('header.site a[href$="#page.query"]');
    if (!(field instanceof HTMLElement)) return;
    event.preventDefault();
    if (field instanceof HTMLAnchorElement) field.click();
    else field.focus();
  });
}

addThemeSwitch();
keepPlace();
addSearchKey();
addCopyButtons(document);
