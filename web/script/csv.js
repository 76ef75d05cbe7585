// @ts-check
/** Comma-separated values, for spreadsheets and other programs. */

/*
 * A spreadsheet would carry out a text that begins like this, unless an apostrophe
 * stands before it.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * Rows as RFC 4180 writes them: fields in quotes where they need it.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cell(value) {
  const text = String(value);
  const shown = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
