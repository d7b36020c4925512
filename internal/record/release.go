package record

// A Release is a data set that can be cited.
type Release struct {
	Number      int    `json:"number"`
	Created     string `json:"created"`
	Licence     string `json:"licence"`
	Articles    int    `json:"articles"`
	Facts       int    `json:"facts"`
	Fingerprint string `json:"fingerprint"` // SHA-256 of its list of checksums
}

// A File is one of a release with a table.
type File struct {
	Table  string `json:"table"`
	Name   string `json:"name"`
	Format string `json:"format"`
	Rows   int    `json:"rows"`
	Bytes  int    `json:"bytes"`
	Hash   string `json:"hash"`
}
