/** Documents of a credit event; each reading is on record. */
export function EvidenceLinks({ files }: { files: readonly { id: string; name: string }[] }) {
  return (
    <ul>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={`/api/evidence/files/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
