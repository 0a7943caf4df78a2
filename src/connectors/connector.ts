import type { Message, Receipt } from '../model/message.ts'

/** A way to reach people. Its id is its folder. */
export interface Connector {
  readonly title: string
  readonly settings: Readonly<Record<string, Setting>>
  /** Whoever was told there is also told when somebody acknowledges and when it is over. */
  readonly follows?: true
  /** One attempt. It throws only on a bug: what goes wrong outside is a receipt, and no receipt holds a secret. */
  send(message: Message, settings: Settings, outside: Outside): Promise<Receipt>
}

export interface Setting {
  readonly title: string
  /** Sealed in the store, never shown. */
  readonly secret?: true
  readonly optional?: true
  readonly choices?: readonly string[]
}

export type Settings = Readonly<Record<string, string>>

export interface Outside {
  readonly fetch: typeof fetch
  readonly now: () => Date
  /** Milliseconds that an attempt may take; ten seconds unless said. */
  readonly patience?: number
}

/** What is wrong with settings, before anything is sent. */
export function settingProblems({ settings: known }: Connector, settings: Settings): string[] {
  return [
    ...Object.keys(settings)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `\`${name}\` is no setting; there are ${Object.keys(known).join(', ')}`),
    ...Object.entries(known).flatMap(([name, { optional, choices }]) => {
      const value = settings[name] ?? ''
      if (value === '') return optional ? [] : [`\`${name}\` is missing`]
      return choices && !choices.includes(value) ? [`\`${name}\` is one of ${choices.join(', ')}`] : []
    }),
  ]
}
