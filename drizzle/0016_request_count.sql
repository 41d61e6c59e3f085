CREATE TABLE "request_count" (
	"name" text NOT NULL,
	"address_hash" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "request_count_name_address_hash_pk" PRIMARY KEY("name","address_hash")
);
--> statement-breakpoint
CREATE INDEX "request_count_minute" ON "request_count" USING btree ("minute");