/** The file of an agreement that the workflow makes, relative to the folder of policies. */
export function agreementFile(id: string): string {
  return `agreements/${id}.yaml`;
}
