// Starts the form: how it reads and writes files, and a box that completes the names that the content knows.
import CMS from "./sveltia-cms.mjs";
import { Files } from "./files.js";

const { names, ...shapes } = await (await fetch("form.json")).json();
const files = new Files(shapes);
CMS.registerCustomFormat("written", "yaml", {
  fromFile: (text) => files.read(text),
  toFile: (values) => files.write(values),
});
CMS.registerCustomFormat("written-frontmatter", "md", {
  fromFile: (text) => files.readArticle(text),
  toFile: (values) => files.writeArticle(values),
});

for (const [kinds, offered] of Object.entries(names)) {
  const list = document.body.appendChild(document.createElement("datalist"));
  list.id = `names-${kinds}`;
  list.append(...offered.map(([text, meaning]) => new Option(meaning, text)));
}

const BOX = {
  boxSizing: "border-box",
  width: "calc(100% - 2 * var(--sui-focus-ring-width))",
  margin: "var(--sui-focus-ring-width)",
  height: "var(--sui-textbox-height)",
  padding: "var(--sui-textbox-singleline-padding)",
  border: "1px solid var(--sui-primary-border-color)",
  borderRadius: "var(--sui-control-medium-border-radius)",
  font: "inherit",
  color: "var(--sui-textbox-foreground-color)",
  backgroundColor: "var(--sui-textbox-background-color)",
};
CMS.registerFieldType("name", ({ value, field, forID, onChange }) =>
  window.createElement("input", {
    type: "text",
    id: forID,
    "aria-labelledby": `${forID}-label`,
    list: `names-${field.get("kinds")}`,
    autoComplete: "off",
    style: BOX,
    value: value ?? "",
    onChange: (event) => onChange(event.target.value),
  }),
);

CMS.init();
