/** A region of AWS that anybody with an account may use. */
export interface Region {
  readonly name: string
  readonly place: string
  /** Inside the European Union. */
  readonly union?: true
}
