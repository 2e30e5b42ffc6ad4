-- Operation under the PBoC's tool: may the test go on as it is?
profile {
  id = "pboc-operation",
  version = "1.0.0",
  inherits = "sandbox-operation",
  title = {
    zh = "人民银行创新监管工具：运行评价",
    en = "PBoC innovation tool: operation",
  },
  scheme = "pboc-tool",
}
