/** What one major version of an action takes and gives, names separated by spaces. */
export interface ActionForm {
  /** `owner/name`, with the path of a sub-action. */
  readonly action: string
  readonly major: number
  /** What it runs on: `node24`, `docker`, `composite`. */
  readonly using: string
  readonly inputs: string
  readonly outputs: string
}
