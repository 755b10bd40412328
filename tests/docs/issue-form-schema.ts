/**
 * What GitHub takes as an issue form, by its documents "Syntax for issue forms", "Syntax for GitHub's form schema" and
 * "Common validation errors when creating issue forms".
 */

const TEXT = { type: "string", pattern: "\\S" };
const LIST = { type: "array", items: TEXT, minItems: 1 };
const VALIDATIONS = closed({ required: { type: "boolean" } });

const CHOICE = { ...TEXT, not: { type: "string", pattern: "^\\s*[Nn]one\\s*$" } };
const BOX = closed({ label: TEXT, required: { type: "boolean" } }, ["label"]);

/** The attributes of each type of element: those that it must have, and those that it may have. */
const TYPES = {
  markdown: element({ value: TEXT }, ["value"], false),
  input: element({ placeholder: TEXT, value: TEXT }, ["label"]),
  textarea: element({ placeholder: TEXT, value: TEXT, render: TEXT }, ["label"]),
  dropdown: element(
    {
      multiple: { type: "boolean" },
      default: { type: "integer", minimum: 0 },
      options: { type: "array", items: CHOICE, minItems: 1, uniqueItems: true },
    },
    ["label", "options"],
  ),
  checkboxes: element({ options: { type: "array", items: BOX, minItems: 1, uniqueItems: true } }, [
    "label",
    "options",
  ]),
};

function closed(properties: object, required: string[] = []): object {
  return { type: "object", properties, required, additionalProperties: false };
}

function element(attributes: object, required: string[], isAsked = true): object {
  const words = isAsked ? { label: TEXT, description: TEXT } : {};
  const asked = isAsked
    ? { id: { type: "string", pattern: "^[A-Za-z0-9_-]+$" }, validations: VALIDATIONS }
    : {};
  return closed(
    {
      type: { type: "string" },
      attributes: closed({ ...words, ...attributes }, required),
      ...asked,
    },
    ["type", "attributes"],
  );
}

/** A form. */
export const FORM_SCHEMA = closed(
  {
    name: TEXT,
    description: TEXT,
    title: TEXT,
    labels: LIST,
    assignees: LIST,
    body: {
      type: "array",
      items: {
        type: "object",
        properties: { type: { enum: Object.keys(TYPES) } },
        required: ["type"],
        allOf: Object.entries(TYPES).map(([type, schema]) => ({
          if: { properties: { type: { const: type } } },
          then: schema,
        })),
      },
      contains: {
        type: "object",
        properties: { type: { not: { const: "markdown" } } },
        required: ["type"],
      },
    },
  },
  ["name", "description", "body"],
);

/** What the chooser of forms shows beside them. */
export const CONFIG_SCHEMA = closed({
  blank_issues_enabled: { type: "boolean" },
  contact_links: {
    type: "array",
    items: closed({ name: TEXT, url: { type: "string", pattern: "^https://\\S+$" }, about: TEXT }, [
      "name",
      "url",
      "about",
    ]),
  },
});
