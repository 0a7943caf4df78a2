export * from '../../links/kubernetes/reach.ts'
