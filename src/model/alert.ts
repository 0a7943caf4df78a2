/** One alert as it came in, whoever sent it. Its labels are its identity. */
export interface Alert {
  readonly labels: Labels
  readonly annotations: Labels
  readonly startsAt: Date
  /** In the past where it is over; in the future where it is over unless heard of again. */
  readonly endsAt: Date
  /** Where it is explained by its sender. */
  readonly generatorUrl: string
}

/** An alert as somebody sends it: whatever is left out is filled in. */
export interface PostedAlert extends Partial<Omit<Alert, 'labels'>> {
  readonly labels: Labels
  /** Milliseconds for which it stands without a word, from a sender that speaks only when something changes; else what the routing says. */
  readonly holds?: number
}

export type Labels = Readonly<Record<string, string>>

/** An alert as it is kept: the newest word on its labels from all who sent it. */
export interface KeptAlert extends Alert {
  /** Sixteen hexadecimal digits over the labels, as Alertmanager reckons it. */
  readonly fingerprint: string
  /** When it was last heard of. */
  readonly updatedAt: Date
  /** Its end is our guess: it is over then unless it is heard of again. */
  readonly timeout: boolean
}

/** Alerts that one route tells of together. */
export interface AlertGroup {
  /** Of the route. */
  readonly route: string
  /** Of `labels`; with the route it says which group this is. */
  readonly fingerprint: string
  readonly labels: Labels
  /** Alertmanager's `groupKey`. */
  readonly key: string
  readonly receiver: string
  /** When it is looked at next. */
  readonly due: Date
  /** It was looked at before, so that new alerts wait for the next time. */
  readonly flushed: boolean
  /** Since when nothing is in it; it goes away a little later. */
  readonly emptyAt?: Date
}

/** What a receiver was told last of a group, so that it is not told the same again. */
export interface Told {
  readonly key: string
  readonly receiver: string
  /** Which of the receiver's ways: `webhook/0`. */
  readonly way: string
  readonly at: Date
  /** Fingerprints. */
  readonly firing: readonly string[]
  readonly resolved: readonly string[]
}

/** Alerts that match are told to nobody from `startsAt` until `endsAt`. */
export interface Silence {
  readonly id: string
  readonly matchers: readonly Matcher[]
  readonly startsAt: Date
  readonly endsAt: Date
  readonly updatedAt: Date
  readonly createdBy: string
  readonly comment: string
}

/** One condition on one label; a label that is not there is empty. */
export interface Matcher {
  readonly name: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** Alerts that belong together, at the moment when somebody is to be told of them. */
export interface Notification {
  /** Of the group, the same over its whole life: Alertmanager's `groupKey`. */
  readonly groupKey: string
  readonly receiver: string
  readonly status: 'firing' | 'resolved'
  readonly groupLabels: Labels
  readonly commonLabels: Labels
  readonly commonAnnotations: Labels
  readonly alerts: readonly NotifiedAlert[]
  /** How many alerts were left out because the receiver takes no more. */
  readonly truncated: number
}

export interface NotifiedAlert extends Alert {
  readonly status: 'firing' | 'resolved'
  /** Sixteen hexadecimal digits over the labels, as Alertmanager reckons it. */
  readonly fingerprint: string
}
