/** An EC2 instance type. */
export interface Instance {
  readonly type: string
  readonly vcpu: number
  readonly memoryGiB: number
  readonly arch: 'amd64' | 'arm64'
  /** Pods that get an address of their own without prefix delegation: network interfaces x (addresses each - 1) + 2. */
  readonly maxPods: number
}
