import type { ListedInspectionFile } from "@/features/inspections";
import { formatInstant } from "@/features/rulebook";

/** Photographs and papers to download, with who handed them in and when. */
export function InspectionFiles({ files }: { files: readonly ListedInspectionFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="stack small">
      {files.map(({ id, name, unit, uploadedAt, size, scanner }) => (
        <li key={id}>
          <a href={`/api/inspection-files/files/${id}`} download>
            {name}
          </a>
          <span className="muted">
            {" "}
            {Math.max(1, Math.round(size / 1024))} KB，{unit ? `${unit}，` : ""}
            {formatInstant(uploadedAt, { year: true })}
            {scanner === "none" ? "，未配置查毒" : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
