import { sizeWords } from "../../words";

export type ListedEvidence = { id: string; name: string; size: number; specialty: string };

/** Links to files of the application; each reading is on record. */
export function EvidenceList({ files }: { files: readonly ListedEvidence[] }) {
  if (files.length === 0) return <p className="hint">没有佐证材料</p>;
  return (
    <ul>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={`/api/evidence/files/${id}`}>{name}</a>{" "}
          <span className="small muted">{sizeWords(size)}</span>
        </li>
      ))}
    </ul>
  );
}
