export * from '../../links/kubernetes/secrets.ts'
