export * from '../../links/kubernetes/autoscaling.ts'
