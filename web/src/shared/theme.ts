// The switch between light, dark, and what the system says.
import { h } from "./dom.ts";

const KEY = "tacitus-theme";
const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

// Storage is not to be had everywhere: a page opened from a file may be refused.
function stored(): Theme {
  try {
    const found = window.localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === found) ?? "system";
  } catch {
    return "system";
  }
}

function store(theme: Theme): void {
  try {
    window.localStorage.setItem(KEY, theme);
  } catch {
    // The choice lasts as long as the page.
  }
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
}

/** A group of three buttons; the pressed one is in force. */
export function themeSwitch(): HTMLElement {
  const group = h("div", { class: "theme", role: "group", "aria-label": "Colours" });
  const buttons = THEMES.map((theme) => {
    const button = h(
      "button",
      { type: "button" },
      theme === "system" ? "Auto" : theme === "light" ? "Light" : "Dark",
    );
    button.addEventListener("click", () => {
      store(theme);
      set(theme);
    });
    group.append(button);
    return button;
  });
  const set = (theme: Theme): void => {
    apply(theme);
    buttons.forEach((button, i) =>
      button.setAttribute("aria-pressed", String(THEMES[i] === theme)),
    );
  };
  set(stored());
  return group;
}
