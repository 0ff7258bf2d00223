public import Identity

/// The body of Identity, apart from the manifest's struct of that name.
public typealias IdentityRoom = Identity
