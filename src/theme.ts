/** The colours and letters of every page, light and dark, as CSS variables. Contrast of text is above 4.5:1 on each ground. */
export const THEME = `
:root {
  color-scheme: light dark;
  --paper: #f8f7f3; --card: #ffffff; --ink: #1d2129; --muted: #5c6370; --line: #e4e2db; --field: #8b8f98;
  --accent: #0f6b63; --accent-hover: #0b544e; --on-accent: #ffffff; --accent-soft: #d8ebe7; --accent-tint: #eff7f5;
  --warn: #7a4a05; --warn-soft: #fcf1de; --danger: #a82a22; --danger-soft: #fbe9e7;
  --shadow: 0 1px 2px rgb(29 33 41 / 5%), 0 6px 20px -12px rgb(29 33 41 / 18%);
  --sans: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #121514; --card: #1a1e1d; --ink: #eceae5; --muted: #a3a9a6; --line: #2d3331; --field: #737a77;
    --accent: #6bcabd; --accent-hover: #8ad9ce; --on-accent: #05211d; --accent-soft: #21413c; --accent-tint: #1a2a28;
    --warn: #f0c479; --warn-soft: #33290f; --danger: #f2a59e; --danger-soft: #3a1d1a;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%);
  }
}
`
