// Workbooks (xlsx), read and written behind one small interface; ADR 0017.
export { type SheetFault, SheetRefused, sheetFaults } from "./faults";
export { type Cell, mostRows, type Row, readSheet, type Sheet, sheetBytes } from "./read-sheet";
export { type Column, type Value, writeSheet } from "./write-sheet";
