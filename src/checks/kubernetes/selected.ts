export * from '../../links/kubernetes/selected.ts'
