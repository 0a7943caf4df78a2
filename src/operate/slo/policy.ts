import { printPercent } from '../../values/percent.ts'

/** Shares of a budget under which a change needs somebody's yes, and under which nothing goes out but repairs. */
export interface BudgetPolicy {
  readonly approval: number
  readonly freeze: number
}

export const usual: BudgetPolicy = { approval: 0.5, freeze: 0.1 }

/** What the gate looks at. */
export interface Grounds {
  readonly budgets: readonly { readonly objective: string; readonly left: number; readonly coverage: number }[]
  /** Open incidents of the service. */
  readonly incidents: readonly { readonly ref: string; readonly title: string; readonly severity: number }[]
  /** Freezes that hold now. */
  readonly freezes: readonly { readonly reason: string; readonly until?: Date }[]
  /** Objectives that nobody could measure. */
  readonly unmeasured: readonly string[]
}

export type Outcome = 'go' | 'approval' | 'frozen'

export interface Verdict {
  readonly outcome: Outcome
  /** The worst first. */
  readonly reasons: readonly Reason[]
}

export interface Reason {
  readonly outcome: Outcome
  readonly because: string
  readonly ref?: string
}

/** Whether a deployment may go out. Each ground has its say, and the strictest counts. */
export function verdictOf(grounds: Grounds, policy: BudgetPolicy = usual): Verdict {
  const reasons = [
    ...grounds.freezes.map(({ reason, until }): Reason => {
      const end = until ? ` until ${until.toISOString().slice(0, 16)}Z` : ''
      return { outcome: 'frozen', because: `frozen${end}: ${reason}` }
    }),
    ...grounds.incidents
      .filter(({ severity }) => severity <= 2)
      .map(({ ref, title, severity }): Reason => {
        return { outcome: 'frozen', because: `${ref} of severity ${severity} is open: ${title}`, ref }
      }),
    ...grounds.budgets.flatMap(({ objective, left }) => ofBudget(objective, left, policy)),
    ...grounds.unmeasured.map((objective): Reason => {
      return { outcome: 'approval', because: `${objective} could not be measured`, ref: objective }
    }),
  ].toSorted((a, b) => rank[b.outcome] - rank[a.outcome])
  return { outcome: reasons[0]?.outcome ?? 'go', reasons }
}

function ofBudget(objective: string, left: number, { approval, freeze }: BudgetPolicy): Reason[] {
  const outcome = left < freeze ? 'frozen' : left < approval ? 'approval' : 'go'
  if (outcome === 'go') return []
  const limit = outcome === 'frozen' ? freeze : approval
  const rest = left <= 0 ? 'nothing' : printPercent(Math.floor(left * 1000) / 1000)
  return [
    {
      outcome,
      because: `${rest} of the budget of ${objective} is left, less than ${printPercent(limit)}`,
      ref: objective,
    },
  ]
}

const rank = { go: 0, approval: 1, frozen: 2 } as const
