/** An alert on what the cluster says of itself. Namespaces are the system's own. */
export interface Symptom {
  expr(namespaces: string): string
  readonly for: string
  /** With placeholders of Prometheus. */
  readonly description: string
  /** Series for a unit test, every 30 seconds from 0 to 70 minutes; `NS` stands for the namespace. */
  readonly bad: readonly Readonly<Record<string, string>>[]
  readonly good: Readonly<Record<string, string>>
  /** Labels that the alert then carries beside `namespace`, and its description. */
  readonly labels: Readonly<Record<string, string>>
  readonly says: string
}
