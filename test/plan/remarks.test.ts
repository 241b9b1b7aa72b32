import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { planRemarks } from '../../src/plan/remarks.ts'
import { askedWay } from '../../src/plan/your-idea.ts'
import { readRemarks } from '../../src/profile/remarks/read-remarks.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

const NONE = { parts: [], gates: [] }

const planOf = (answers: Record<string, string | string[] | number>) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 20) })

const fraud = {
  problem:
    'Our parking app takes 3,000 refund requests a day, and fraudsters claim refunds. Staff look at each by hand.',
  outcome: 'The app blocks a fraudulent refund automatically.',
  lessons: 'Our keyword rules catch about 20%. Fraudsters change their story within days.',
  dependencies: '40,000 labelled refunds that the rules flagged, payment provider without an API, works council',
  stakeholders: 'Customer service, works council',
  why: 'The contract with the provider ends in June. No picture leaves the phone.',
  success_measure: '80% of fraudulent refunds found',
  task: 'classify',
  modality: ['text'],
  field: 'commerce',
}

describe('what a team says in passing', () => {
  it('stands where it counts, in its own words, before the rows of the kind of project', async () => {
    const plan = await planOf(fraud)
    expect(plan.remarks?.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['labels-from-rules', 'adversary', 'no-interface', 'never', 'date-fixed']),
    )
    const page = planMarkdown(plan)
    const section = (title: string) => page.split(`\n## ${title}`)[1]?.split('\n## ')[0] ?? ''
    const traps = section('Data').match(/\*\*Trap: [^*]*\*\*/gu) ?? []
    expect(traps.slice(0, 2).toSorted()).toEqual([
      '**Trap: labels made by what you replace:**',
      '**Trap: opponents who adapt:**',
    ])
    expect(section('Data')).toContain('“40,000 labelled refunds that the rules flagged”')
    expect(section('First two weeks')).toMatch(/^\n\n1\. Take ten real cases.*“payment provider without an API”/u)
    expect(section('Gates')).toContain('“The contract with the provider ends in June”')
    expect(section('Evaluation')).toMatch(/\*\*Your own line:\*\* “No picture leaves the phone”/u)
  })

  it('is not said again where a challenge of the plan says it, nor by the row of the kind that it covers', async () => {
    const told = await planOf({
      ...fraud,
      regulated_use: 'decides-about-people',
      problem: 'Applicants are refused automatically.',
    })
    expect(told.challenges?.map(({ id }) => id)).toContain('asked-refusal-by-machine')
    expect(told.remarks?.map(({ id }) => id)).not.toContain('acts-alone')
    const covers = knowledge.remarks.find(({ id }) => id === 'labels-from-rules')?.covers ?? []
    const plan = await planOf({ ...fraud, problem: 'We moderate 3,000 posts a day; hate speech must go.' })
    expect(plan.kind?.data.traps.filter(({ trap }) => covers.some((each) => trap.includes(each)))).toEqual([])
  })

  it('makes a part of the test, a step and a condition of the gate of what the last attempt joined or where it failed', async () => {
    const plan = await planOf({
      ...fraud,
      problem: 'Two parts dealers merged; 90,000 part numbers stand in both lists under other names.',
      outcome: 'One number for each part; doubtful pairs go to two clerks.',
      lessons:
        'Matching by name joined 2 inch valves with 4 inch valves. It worked for bolts and failed on used parts.',
      why: 'In May one yard was without power for a week.',
      dependencies: '7,000 pairs decided by the dealers, one warehouse system',
      success_measure: '95% of joined pairs right',
      task: 'classify',
      modality: ['table'],
    })
    const page = planMarkdown(plan)
    expect(page).toMatch(
      /\| Near twins such as “2 inch valves” and “4 inch valves” \|.*wrong show that it fails there/u,
    )
    expect(page).toMatch(/\| As in the last try: “failed on used parts” \|/u)
    expect(page).toMatch(/\d\. Collect near twins such as “2 inch valves”/u)
    expect(page).toContain('“doubtful pairs go to two clerks”: they judge what no system can count')
    expect(page).toContain('**Your own stock: “7,000 pairs decided by the dealers”:**')
    expect(plan.board?.gates.map(({ question }) => question).join()).toMatch(
      /each kind counted apart: fewer than \d+ wrong in \d+/u,
    )
    expect(page).toMatch(/\| It happens again: “In May one yard was without power for a week” \|/u)
  })

  it('makes parts of hard words, and shows a goal of none by cases without an error', async () => {
    const plan = await planOf({
      problem: 'Our 90 fitters look up burner manuals of 40 makers; wards share tablets there.',
      outcome: 'A fitter sees the page of exactly this burner. It works in a basement.',
      success_measure: '90% of 200 questions answered with the right page; no step from another model',
      dependencies: 'Register of burners with serial numbers; sign-in by Keycloak',
      stakeholders: 'Manufacturers who own the manuals, trade inspectorate',
      task: 'retrieve',
      modality: ['text'],
    })
    const ids = plan.remarks?.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['exact-item', 'weak-network', 'shared-devices', 'owners-of-texts']))
    const page = planMarkdown(plan)
    expect(page).toMatch(
      /\| Near twins[^|]*“[^|]*exactly this burner[^|]*\| none [^|]*\| 99 such cases without an error show below 3% \(95% confidence\) /u,
    )
    expect(page).toContain('“Manufacturers who own the manuals”')
    const row = (words: RegExp) => plan.wants?.find((each) => words.test(each.words))
    expect(row(/basement/u)).toMatchObject({ state: 'done', where: expect.stringMatching(/^(?:Part|Gate) “/u) })
    expect(row(/inspectorate/u)).toMatchObject({ where: expect.stringContaining('before the pilot') })
  })

  it('brings no part that the kind of project has already', async () => {
    const { library } = guides
    const known = library.find(({ blueprint }) => blueprint.parts.some(({ part }) => part === 'Vetoes'))?.blueprint
    const read = readRemarks([{ question: 'lessons', text: 'It joined 5 ml with 50 ml bottles.' }], knowledge.remarks)
    expect(planRemarks(read, new Set(), NONE)[0]?.part?.how).toContain('“5 ml” and “50 ml bottles”')
    expect(planRemarks(read, new Set(), known ?? NONE)[0]).not.toHaveProperty('part')
  })

  const mails = {
    problem: 'Our water utility gets 3,500 mails a day in one inbox. Eight people sort them into 40 queues.',
    outcome: 'Each mail is in the right queue within a minute.',
    why: 'In November five reports of a gas smell were lost among bill questions.',
    success_measure: '90% in the right queue',
    task: 'classify',
  }

  it('makes of an accident a part, a line, planted cases with how many may fail, a clause of the gate and the first step', async () => {
    const plan = await planOf(mails)
    const page = planMarkdown(plan)
    const told = '“In November five reports of a gas smell were lost among bill questions”'
    const part = plan.kind?.parts.some(({ part: title }) => title === 'Certain signs')
      ? 'Certain signs'
      : 'What cannot wait'
    expect(page).toMatch(new RegExp(`\\| ${part}[^|]*\\|[^\\n]*`, 'u'))
    expect(page.split('## Who does what')[1]?.split('## ')[0]).toContain(told)
    expect(page).toContain(`| Planted among ordinary ones, like ${told} | at most 2 of 124 missed | shows below 5%`)
    expect(plan.kind?.evaluation.redLines[0]).toBe('No urgent case waits because a score put it low')
    expect(plan.board?.gates.map(({ question }) => question).join()).toContain(
      'at most 2 of 124 planted urgent cases missed',
    )
    expect(page.split('## First two weeks')[1]).toContain(`1. Take ${told} apart hour by hour`)
  })

  it('tells on the page what happened, with its cause and what stands against it, whatever it was', async () => {
    const why = 'In June a shed burned down. The two warnings of the neighbors lay in the general inbox.'
    const line = (page: string) => page.split('\n').find((each) => each.includes('**What happened:**')) ?? ''
    const plan = await planOf({ ...mails, why })
    const told = line(planMarkdown(plan))
    expect(told).toContain(
      '“In June a shed burned down. The two warnings of the neighbors lay in the general inbox”. Likely cause: a message that lay where nobody saw it in time. ',
    )
    expect(told).toMatch(/This week, by hand: .*If one like it happens in use/u)
    // A page that is long leaves the rule and the test to the lists that have them.
    const page = planMarkdown(plan).split('# Appendix')[0] ?? ''
    expect(page).toMatch(/\*\*Never:\*\* .*without a clock and a name|In the design: .*without a clock and a name/u)
    expect(page).toContain('at most 2 of 124')
    const unheard = planMarkdown(await planOf({ ...mails, why: 'In June our mast fell beside a school.' }))
    expect(line(unheard)).toMatch(/“In June our mast fell beside a school”\. This week/u)
    expect(unheard.split('# Appendix')[0]).toContain('your own case and 10 variants of it do not go the same way')
    expect(line(planMarkdown(await planOf({ ...mails, why: 'Sorting takes eight people.' })))).toBe('')
  })

  it('keeps a line of the team where the page has room for its accidents only', async () => {
    const plan = await planOf({
      ...mails,
      why: `${mails.why} In May a bill went to the wrong customer.`,
      dependencies: 'No mail leaves the house; two of four offices share a login; ticket system without an API',
      outcome: 'Sorted within a minute; the clerk corrects. Only the customers of the north at first.',
    })
    expect(plan.remarks?.slice(0, 2).map(({ id }) => id)).toEqual(['accident-missed-urgent', 'accident-wrong-person'])
    expect(planMarkdown(plan)).toContain('**Your own line:** “No mail leaves the house”')
  })

  it('asks the same of what is done in place of building', async () => {
    const less = await planOf({
      ...mails,
      requests_per_day: 60,
      problem: mails.problem.replace('3,500', '60'),
      budget_usd: 9000,
    })
    const first = less.alternatives?.[0]?.role
    expect(first).not.toBe('recommended')
    expect(less.board?.gates[1]?.question).toContain('planted urgent cases missed')
  })

  it('lets no planted case go wrong where the team bears no error, and tells two accidents at most', async () => {
    const strict = await planOf({ ...mails, success_measure: '90% in the right queue; no emergency missed' })
    expect(planMarkdown(strict)).toContain('none of 59 planted urgent cases missed')
    const many = readRemarks(
      [
        {
          question: 'why',
          text: 'In May two alarms were lost in the mail. Last year we paid a forged bill. In June a letter went to the wrong tenant.',
        },
      ],
      knowledge.remarks,
    )
    expect(many.filter(({ row }) => row.accident)).toHaveLength(3)
    expect(planRemarks(many, new Set(), NONE)).toHaveLength(2)
  })

  it('says which part of the kind of project stands against the accident in place of another one', () => {
    const read = readRemarks([{ question: 'why', text: mails.why }], knowledge.remarks)
    const { library } = guides
    const known = library.find(({ blueprint }) => blueprint.parts.some(({ part }) => part === 'Red flags'))
    expect(planRemarks(read, new Set(), known?.blueprint ?? NONE)[0]).toMatchObject({ guard: 'Red flags' })
    expect(planRemarks(read, new Set(), known?.blueprint ?? NONE)[0]).not.toHaveProperty('part')
  })

  it('adds nothing where nothing is said', async () => {
    const plan = await planOf({ problem: 'We sort letters into trays.', task: 'classify' })
    expect(plan.remarks).toBeUndefined()
  })
})

describe('the way that the team asks for itself', () => {
  it('is heard in the example of every row and not in its counter-example', () => {
    for (const { id, example, counter } of knowledge.askedWays) {
      expect(askedWay([{ question: 'problem', text: example }], knowledge.askedWays)?.row.id, example).toBe(id)
      if (counter !== undefined)
        expect(askedWay([{ question: 'problem', text: counter }], knowledge.askedWays), counter).toBeUndefined()
    }
  })

  it('stands among the options in its words, with the machines and the month that its size and peak take', async () => {
    const plan = await planOf({
      ...fraud,
      problem: 'Our parking app moderates 4,000,000 comments a day. We want a 70B model to read each comment.',
      requests_per_day: 4_000_000,
      peak_per_second: 300,
      latency: 'sub-second',
      latency_ms: 300,
      hosting: 'own-cloud',
    })
    const idea = plan.alternatives?.find(({ role }) => role === 'asked')
    expect(idea?.title).toBe('“We want a 70B model to read each comment”')
    expect(idea?.monthlyUsd).toBeGreaterThan(plan.budget.monthly.high)
    expect(idea?.switchWhen).toMatch(/70B over \d+ tokens at 300 a second takes \d+ x .* against your 300 ms/u)
    expect(planMarkdown(plan)).toContain('| Your idea: “We want a 70B model to read each comment”')
  })

  it('says what would show that it is right where it has no price, and nothing where the plan goes that way', async () => {
    const own = await planOf({ ...fraud, problem: 'We want our own speech model for 40 calls a day.' })
    expect(own.alternatives?.find(({ role }) => role === 'asked')?.switchWhen).toMatch(/^Right if /u)
    const plain = await planOf({ ...fraud, problem: 'We sort 40 letters a day into trays.' })
    expect(plain.alternatives?.some(({ role }) => role === 'asked')).toBe(false)
  })
})

describe('a goal that the plan itself rejects', () => {
  it('says what to measure in its place, and leaves the other rows as they are', async () => {
    const { sample: tested } = await planOf({
      problem: 'Our shops bake bread. We want a forecast for each shop, item and day, so that less is thrown away.',
      success_measure: 'MAPE below 12%; waste below 6%',
      task: 'predict',
      modality: ['table'],
    })
    const [mape, waste] = tested?.measures ?? []
    expect(mape).toMatchObject({ goal: 'below 12%' })
    expect(mape?.proof).toMatch(/^Not this one: set the goal on money/u)
    expect(mape?.proof).not.toMatch(/\d/u)
    expect(waste?.proof).toMatch(/cases/u)
  })

  it('rejects only the row whose words it quotes, where two rows are of one measure', async () => {
    const { sample: tested } = await planOf({
      problem:
        'Players of our game write chat messages; bad ones must be removed by the filter before others see them.',
      success_measure: 'Recall of 98% on the keyword hits; recall of 90% on random messages',
      task: 'classify',
      modality: ['text'],
    })
    expect(tested?.measures.map(({ proof }) => proof.startsWith('Not this one'))).toEqual([true, false])
  })

  it('names measures that there are', async () => {
    const ids = new Set(knowledge.measures.map(({ id }) => id))
    const { library, modules, challenges } = guides
    const ofKinds = library.flatMap(({ blueprint }) => blueprint.challenges)
    const all = [...challenges.challenges, ...ofKinds, ...modules.flatMap(({ module }) => module.challenges)]
    const named = all.flatMap(({ against = [] }) => against)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })
})
