// Makes the page livelier: forms are sent without leaving it, and messages arrive by themselves. Without this script the
// same forms work by reloading the page.
const $ = (id) => document.getElementById(id)
const [main, messages, notice, busy, composer, box, ask] = [
  document.querySelector('main'),
  $('messages'),
  $('notice'),
  $('busy'),
  $('composer'),
  $('text'),
  $('ask'),
]
// Whoever asked for less motion is brought there at once.
const MOTION = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
const RETRIES_MS = [0, 1000, 3000]

document.addEventListener('submit', (event) => {
  // The plan opens in a tab of its own.
  if (event.target.target) return
  event.preventDefault()
  send(event.target, event.submitter)
})

// Enter sends where there is a real keyboard; Shift+Enter makes a new line. On a phone, Enter is a new line.
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !matchMedia('(pointer: fine)').matches) return
  event.preventDefault()
  composer.requestSubmit($('send'))
})

document.addEventListener('click', (event) => {
  const menu = $('menu')
  if (menu?.open && !menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  const menu = $('menu')
  if (event.key === 'Escape' && menu?.open) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

let sending = false

async function send(form, submitter) {
  if (sending) return
  // Not `form.action`: a field of that name would be in its place.
  const fields = new URLSearchParams(new FormData(form, submitter))
  if (form === composer && !box.value.trim()) return box.focus()
  // A fresh id for each thing done, the same one for each try at it.
  fields.set('id', crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`)
  sending = true
  first = undefined
  tell('')
  waiting(true)
  if ($('menu')) $('menu').open = false
  try {
    const reply = await post(form.getAttribute('action'), fields)
    if (reply.ok && form === composer) setBox('')
    tell(reply.notice ?? '')
    if (reply.clear) messages.replaceChildren()
    // Another conversation has another page; what is said at once would be lost on the way there.
    if (reply.go && !reply.notice) location.assign(reply.go)
    else if (reply.notice || !main.dataset.conversation) waiting(false)
  } catch {
    waiting(false)
    tell('<p>The server cannot be reached. Nothing is lost: please try again in a moment.</p>')
  } finally {
    sending = false
  }
}

async function post(url, fields) {
  for (const [index, pause] of RETRIES_MS.entries()) {
    await new Promise((wake) => setTimeout(wake, pause))
    try {
      const response = await fetch(url, { method: 'POST', body: fields, headers: { accept: 'application/json' } })
      if (response.status < 500 || index === RETRIES_MS.length - 1) return await response.json()
    } catch (error) {
      if (index === RETRIES_MS.length - 1) throw error
    }
  }
}

function tell(content) {
  notice.innerHTML = content
  notice.hidden = content === ''
  if (content) notice.scrollIntoView({ block: 'nearest', behavior: MOTION })
}

let patience
function waiting(on) {
  busy.hidden = !on
  clearTimeout(patience)
  if (!on) return
  scrollDown()
  patience = setTimeout(() => waiting(false), 20_000)
}

// Messages as they come. The browser reconnects by itself and says which one it has seen last.
const { conversation, last } = main.dataset
if (conversation) {
  const feed = new EventSource(`/web/feed?of=${conversation}&after=${last}`)
  feed.onmessage = (event) => show(JSON.parse(event.data))
}

function show(content) {
  const holder = document.createElement('template')
  holder.innerHTML = content
  const message = holder.content.firstElementChild
  const old = [...messages.children].find((each) => each.dataset.slot === message.dataset.slot)
  const hadFocus = old?.contains(document.activeElement)
  // What is posted again moves to the end.
  const key = message.dataset.key
  for (const each of [...messages.children]) if (key && each !== old && each.dataset.key === key) each.remove()
  if (old) old.replaceWith(message)
  else {
    message.classList.add('new')
    messages.append(message)
  }
  if (!message.classList.contains('said') && !old) waiting(false)
  if (!old || message.hasAttribute('data-live')) {
    readyBox()
    // What was pressed is gone; the keyboard goes on at what came.
    if (hadFocus || [document.body, messages].includes(document.activeElement)) focusOn(message)
    if (!old) first ??= message
    requestAnimationFrame(() => toView(first ?? message))
  } else if (hadFocus) focusOn(messages)
  progress()
}

function focusOn(element) {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}

// Shows what came since the person last did something, from its beginning if it is more than fits.
let first
function toView(message) {
  const room = innerHeight - composer.offsetHeight - 80
  const height = messages.getBoundingClientRect().bottom - message.getBoundingClientRect().top
  if (height > room) message.scrollIntoView({ block: 'start', behavior: MOTION })
  else scrollDown()
}

function scrollDown() {
  requestAnimationFrame(() => scrollTo({ top: document.body.scrollHeight, behavior: MOTION }))
}

// The box at the foot takes the answer that the last open question asks for, or anything else.
let written
function readyBox() {
  const open = [...messages.querySelectorAll('[data-live]')].at(-1)
  const write = open?.dataset.write
  const action = composer.elements.action
  action.disabled = !write
  action.value = write ?? ''
  ask.hidden = !write
  const label = write ? open.dataset.label : composer.dataset.label
  box.placeholder = label
  box.labels[0].textContent = label
  box.maxLength = write ? open.dataset.max : 4000
  if (write && write !== written && !box.value) setBox(open.dataset.initial)
  written = write
}

function setBox(text) {
  box.value = text
  fitBox()
}

// For browsers without field-sizing.
function fitBox() {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight + 2}px`
}
box.addEventListener('input', fitBox)

// How much of the interview is done, as the last message that tells it says.
function progress() {
  const bar = document.getElementById('progress')
  if (!bar) return
  const open = [...messages.querySelectorAll('[data-live]')].at(-1)
  const done = open?.dataset.done
  bar.hidden = done === undefined
  if (done !== undefined) bar.value = Number(done)
}

readyBox()
fitBox()
progress()
// Who comes back to a page, or loads it again, is where they were: the browser sees to that.
const { type } = performance.getEntriesByType('navigation')[0] ?? {}
if (messages.children.length > 0 && type !== 'back_forward' && type !== 'reload') {
  scrollTo({ top: document.body.scrollHeight })
}
