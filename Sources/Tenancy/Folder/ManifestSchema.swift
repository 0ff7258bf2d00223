/// The JSON Schema of a manifest's files, printed from the shapes that read them: what an editor
/// completes is what `validate` accepts.
public enum ManifestSchema {
  /// The whole of `docs/manifest.schema.json`. Each file has its definition: `tenant.yaml` is
  /// `#/$defs/tenant`, `products/*.yaml` `#/$defs/product`, and so on.
  public static var text: String {
    JSONSchema.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("https://caudal.example/manifest.schema.json")),
      ("title", .string("Manifiesto de una institución")),
      (
        "description",
        .string(
          "tenant.yaml → #/$defs/tenant; products/*.yaml → #/$defs/product; "
            + "copy.es-MX.yaml → #/$defs/copy.")
      ),
      (
        "$defs",
        .object([
          ("tenant", TenantFile.shape.schema), ("product", LoanProduct.shape.schema),
          ("copy", Copy.shape.schema),
        ])
      ),
      (
        "oneOf",
        .array(
          ["tenant", "product", "copy"].map {
            .object([("$ref", .string("#/$defs/\($0)"))])
          })
      ),
    ]).printed() + "\n"
  }
}
