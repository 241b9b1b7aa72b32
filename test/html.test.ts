import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, raw } from '../src/html.ts'

test('everything put into a template is escaped, in elements and in attributes', () => {
  const text = `<b title="x">'&`
  expect(`${html`<p title="${text}">${text}</p>`}`).toBe(
    '<p title="&#60;b title=&#34;x&#34;&#62;&#39;&#38;">&#60;b title=&#34;x&#34;&#62;&#39;&#38;</p>',
  )
})

test('a template in a template stays HTML; lists are joined; false and undefined leave nothing', () => {
  expect(`${html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${false}${undefined}</ul>`}`).toBe(
    '<ul><li>1</li><li>2</li></ul>',
  )
  expect(`${html`${raw('<hr>')}`}`).toBe('<hr>')
})

test('no text can bring a tag or end an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(`${html`${text}`}`).not.toMatch(/[<>"']/)
    }),
  )
})
