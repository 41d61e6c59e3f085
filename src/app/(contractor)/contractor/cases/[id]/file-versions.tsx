import { fileKindLabels, fileStateLabels, problemSentence, type StoredFile } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { Hash } from "@/ui/hash";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { fileTone, sizeText } from "../../words";

type Props = { files: readonly StoredFile[]; current?: string; kinds?: boolean };

/** Versions of files with their state, newest first; those that can be used can be downloaded. */
export function FileVersions({ files, current, kinds = false }: Props) {
  const kindColumn = {
    head: "文件",
    cell: (file: StoredFile) => fileKindLabels[file.kind],
  };
  return (
    <Table
      caption="文件的各个版本"
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        ...(kinds ? [kindColumn] : []),
        {
          head: "版本",
          names: true,
          cell: (file) =>
            file.state === "AVAILABLE" ? (
              <a href={`/api/files/${file.id}`} download>
                第{file.version}版 {file.displayName}
              </a>
            ) : (
              `第${file.version}版 ${file.displayName}`
            ),
        },
        {
          head: "状态",
          cell: (file) => (
            <>
              <Tag tone={fileTone[file.state]}>{fileStateLabels[file.state]}</Tag>
              {file.id === current ? " 当前使用" : ""}
              {file.scanner === "none" ? <span className="small muted"> 未配置查毒</span> : null}
              {file.rejection ? <span className="small"> {problemSentence(file.rejection)}</span> : null}
            </>
          ),
        },
        { head: "大小", numeric: true, cell: (file) => sizeText(file.size) },
        { head: "页数", numeric: true, cell: (file) => file.pages ?? "" },
        { head: "校验值（SHA-256）", cell: (file) => (file.sha256 ? <Hash value={file.sha256} /> : "") },
        { head: "上传时间", cell: (file) => formatInstant(file.startedAt) },
      ]}
    />
  );
}
