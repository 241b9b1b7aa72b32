/** A piece of HTML that is safe to put in a page. Only `html` and `raw` make one. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

type Piece = Html | string | number | false | undefined | readonly Piece[]

/**
 * A template whose every `${...}` is escaped, unless it is HTML already: html`<p>${text}</p>`. Lists are joined;
 * `false` and `undefined` leave nothing. Use it inside elements and inside attributes in double quotes, nowhere else.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(parts.reduce((text, part, index) => text + show(values[index - 1]) + part))
}

/** HTML that this program wrote itself, as it stands. Never give it a text that came from outside. */
export function raw(text: string): Html {
  return new Html(text)
}

function show(value: Piece): string {
  if (value === false || value === undefined) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(show).join('')
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
