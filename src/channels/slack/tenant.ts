/** Whose data it is: the organisation where the app is installed for all its workspaces, else the workspace. */
export function tenantOf(where: {
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly isEnterpriseInstall?: boolean | undefined
}): string {
  const id = where.isEnterpriseInstall === true ? (where.enterpriseId ?? where.teamId) : where.teamId
  if (!id) throw new Error('a request without a workspace')
  return `slack:${id}`
}
