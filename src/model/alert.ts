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

export type Labels = Readonly<Record<string, string>>

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
