<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 11: how the figures come about, and what the words mean. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="method">
    <section id="method" aria-labelledby="h-method">
      <h2 id="h-method">11 <say:words zh="方法与用语" en="Method and terms"/></h2>
      <h3><say:words zh="计算方法" en="How it is computed"/></h3>
      <ul>
        <li><say:words
          zh="每条规则得 0 至 100 分：通过为 100 分，未通过为 0 分，部分通过在两者之间。"
          en="Each rule has 0 to 100 points: a pass 100, a fail 0, a partial one in between."/></li>
        <li><say:words
          zh="维度得分是该维度适用规则得分的加权平均；总分是各维度得分的加权平均。均四舍六入五成双，保留两位小数。"
          en="A dimension's score is the weighted mean of its applicable rules; the total is the weighted mean of the dimensions. Both are rounded half to even, to two decimals."/></li>
        <li><say:words
          zh="不适用的规则不计分，其权重由同一维度的其他规则分担；没有适用规则的维度，其权重由其他维度分担。"
          en="A rule that does not apply counts for nothing, and its weight goes to the others of its dimension; a dimension without applicable rules leaves its weight to the other dimensions."/></li>
        <li><say:words
          zh="证据不足、待专家评分、出错的规则尚未定：全部按未通过算得下限，全部按通过算得上限。上下限导出同一结论的，即为结论；否则结论待定。"
          en="Rules without evidence, without ballots or with an error are open: all counted as failed gives the lowest total, all as passed the highest. Where both lead to the same outcome it is the verdict; otherwise the verdict is open."/></li>
        <li><say:words
          zh="各规则得到、失去和未定的分，按最大余数法分摊，合计恰为 100.00。"
          en="What each rule earned, lost or keeps open is apportioned by largest remainder and sums to exactly 100.00."/></li>
        <li><say:words
          zh="一票否决项未通过的，凡要求“无一票否决”的结论均不可得，总分再高亦然。"
          en="With a failed veto no outcome that asks for none can be reached, however high the total."/></li>
      </ul>
      <h3><say:words zh="用语" en="Terms"/></h3>
      <dl class="terms">
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'pass'"/></xsl:call-template>
        <dd><say:words zh="规则的要求已满足。" en="What the rule asks is met."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'partial'"/></xsl:call-template>
        <dd><say:words zh="部分满足，按所满足的份额计分。" en="Met in part; the share counts."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'fail'"/></xsl:call-template>
        <dd><say:words zh="卷宗表明要求未满足。" en="The dossier shows that it is not met."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'insufficient'"/></xsl:call-template>
        <dd><say:words zh="卷宗缺少判断所需的内容；不等于未通过。" en="The dossier lacks what is needed to judge; this is not a fail."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'pending'"/></xsl:call-template>
        <dd><say:words zh="计入的专家票数尚不够。" en="Too few ballots count so far."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'error'"/></xsl:call-template>
        <dd><say:words zh="规则或插件未能完成；不推定通过。" en="The rule or a plugin did not finish; nothing is presumed."/></dd>
        <xsl:call-template name="meaning"><xsl:with-param name="id" select="'not-applicable'"/></xsl:call-template>
        <dd><say:words zh="该应用不属于规则所管的情形。" en="The application is none that the rule is about."/></dd>
        <dt><say:words zh="份额" en="Share"/></dt>
        <dd><say:words zh="一条规则或一个维度在总分 100 分中所占的分。" en="How many of the 100 points a rule or a dimension stands for."/></dd>
        <dt><say:words zh="一票否决" en="Veto"/></dt>
        <dd><say:words zh="未通过即排除较优结论的规则。" en="A rule whose failure rules out the better outcomes."/></dd>
        <dt><say:words zh="仅供参考" en="Informational"/></dt>
        <dd><say:words zh="权重为 0 的规则：列出结果，不计分，不计数，不否决。" en="A rule of weight 0: its result is shown, and counts in no score, number or veto."/></dd>
        <dt><say:words zh="豁免" en="Waiver"/></dt>
        <dd><say:words zh="有权机构在期限内接受某项不符合的风险；该规则不计分，结果照列。" en="A competent authority accepts the risk of a shortfall for a time; the rule then counts for nothing, and its result is shown as it is."/></dd>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="meaning">
    <xsl:param name="id"/>
    <dt>
      <xsl:call-template name="outcome">
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
    </dt>
  </xsl:template>
</xsl:stylesheet>
