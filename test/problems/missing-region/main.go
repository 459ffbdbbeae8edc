// #region main
func main() {}
// #endregion
